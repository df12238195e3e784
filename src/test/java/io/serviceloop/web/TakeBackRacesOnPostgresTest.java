package io.serviceloop.web;

@OnPostgres
class TakeBackRacesOnPostgresTest extends TakeBackRacesTest {

}
