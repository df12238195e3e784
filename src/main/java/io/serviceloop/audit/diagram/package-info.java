/**
 * Draws models as they were when projects ran in them, with the path that was walked.
 */
package io.serviceloop.audit.diagram;
