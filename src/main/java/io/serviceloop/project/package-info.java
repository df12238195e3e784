/**
 * Step 0: projects are opened and registered; whose business a project is (A02–A04, A11).
 */
package io.serviceloop.project;
