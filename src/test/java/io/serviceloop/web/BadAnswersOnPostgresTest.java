package io.serviceloop.web;

@OnPostgres
class BadAnswersOnPostgresTest extends BadAnswersTest {

}
