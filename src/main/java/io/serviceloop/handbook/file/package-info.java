/** The handbook as a file to keep and to hand on: HTML, Word, Markdown (A41). */
package io.serviceloop.handbook.file;
