package io.serviceloop.web;

@OnPostgres
class EventLogOnPostgresTest extends EventLogTest {

}
