package io.serviceloop.web;

@OnPostgres
class HolderOnPostgresTest extends HolderTest {

}
