/**
 * What people and jobs change and are refused, as records that are only added: one for
 * each transaction, written in it. Registers write as ever; that they do is seen at the
 * door to the database, so that nothing is forgotten. What is read of records is not the
 * business of this package.
 */
package io.serviceloop.loop.engine.record;
