/** Whether a process could run, and whether it keeps what it promises. */
package io.serviceloop.modelling.check.flow;
