/** The pages that auditors read (E06, E24, E36). */
package io.serviceloop.audit.pages;
