/**
 * The published list: which elements, attributes and expressions a model, a table or a
 * form may hold. What is not on it is refused, whatever it would have meant.
 */
package io.serviceloop.modelling.check.content;
