package io.serviceloop.web;

@OnPostgres
class AnythingAskedOnPostgresTest extends AnythingAskedTest {

}
