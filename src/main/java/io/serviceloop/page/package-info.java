/**
 * The frame that every page of ours stands in: who reads it, where that person can go
 * from it, and the way to it from Tasklist. The frame itself is
 * {@code templates/frame.html}, its look {@code static/assets}.
 */
package io.serviceloop.page;
