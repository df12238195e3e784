/**
 * Step 2: data of the planned sources is collected, imported and summarised (A12–A19).
 */
package io.serviceloop.collection;
