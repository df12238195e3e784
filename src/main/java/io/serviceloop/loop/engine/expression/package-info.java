/** What expressions in models and queries may do. */
package io.serviceloop.loop.engine.expression;
