package io.serviceloop.project.copy;

/**
 * An event: somebody is to read along in a project (E29). Published in the transaction
 * that notes it, and not again where that person reads along already.
 *
 * @param reader user id of who reads along
 * @param number from 1 in each project, each time that somebody begins to
 */
public record ProjectCopied(String businessKey, String reader, int number) {
}
