package io.serviceloop.web;

@OnPostgres
class ProjectTrailOnPostgresTest extends ProjectTrailTest {

}
