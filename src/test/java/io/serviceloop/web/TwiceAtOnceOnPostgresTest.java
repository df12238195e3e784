package io.serviceloop.web;

@OnPostgres
class TwiceAtOnceOnPostgresTest extends TwiceAtOnceTest {

}
