/**
 * What a task's form submits, and how an answer is read and checked.
 */
package io.serviceloop.loop.form;
