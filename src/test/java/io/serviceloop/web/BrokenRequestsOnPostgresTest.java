package io.serviceloop.web;

@OnPostgres
class BrokenRequestsOnPostgresTest extends BrokenRequestsTest {

}
