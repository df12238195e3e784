/**
 * The process itself over many projects: where time goes, who waits for whom, and where
 * it went otherwise than the model says (E31).
 */
package io.serviceloop.audit.process;
