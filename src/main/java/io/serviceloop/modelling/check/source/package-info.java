/** What a deployment brings, read with suspicion, and what is found in it. */
package io.serviceloop.modelling.check.source;
