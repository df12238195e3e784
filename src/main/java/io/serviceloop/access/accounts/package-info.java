/**
 * Accounts, the directory of people, and what each role is granted.
 */
package io.serviceloop.access.accounts;
