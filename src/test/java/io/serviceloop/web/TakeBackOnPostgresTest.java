package io.serviceloop.web;

@OnPostgres
class TakeBackOnPostgresTest extends TakeBackTest {

}
