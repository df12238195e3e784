/**
 * What the change of goals is worth and their actions cost, and how sure that is.
 */
package io.serviceloop.overview.benefit;
