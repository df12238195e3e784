/**
 * What auditors read: who did what, when and on what grounds, from the engine's history,
 * the registers and the records of every change.
 */
package io.serviceloop.audit;
