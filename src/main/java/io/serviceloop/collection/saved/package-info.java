/**
 * Mappings that were saved by name, and what becomes of them on another file.
 */
package io.serviceloop.collection.saved;
