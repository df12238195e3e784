/**
 * All projects as auditors look for them: by what was decided in them, by whom, and how.
 */
package io.serviceloop.audit.projects;
