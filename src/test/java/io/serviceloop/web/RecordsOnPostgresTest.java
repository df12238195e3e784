package io.serviceloop.web;

/** The same records on PostgreSQL. */
@OnPostgres
class RecordsOnPostgresTest extends RecordsTest {

}
