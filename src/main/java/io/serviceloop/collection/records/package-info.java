/**
 * Stored records looked at: narrowed by filters, page by page, as a table of stages and
 * types, and exported (A13, A14, B14, B18, D06).
 */
package io.serviceloop.collection.records;
