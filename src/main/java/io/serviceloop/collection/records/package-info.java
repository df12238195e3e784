/**
 * Stored records looked at: narrowed by filters, page by page, as a table of stages and
 * types, and exported (A14, B14, B18).
 */
package io.serviceloop.collection.records;
