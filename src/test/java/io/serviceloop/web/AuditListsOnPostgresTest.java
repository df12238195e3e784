package io.serviceloop.web;

/** The same on PostgreSQL. */
@OnPostgres
class AuditListsOnPostgresTest extends AuditListsTest {

}
