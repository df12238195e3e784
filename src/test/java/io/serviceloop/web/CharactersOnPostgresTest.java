package io.serviceloop.web;

@OnPostgres
class CharactersOnPostgresTest extends CharactersTest {

}
