package io.serviceloop.web;

@OnPostgres
class NoFailureOnPostgresTest extends NoFailureTest {

}
