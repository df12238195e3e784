/**
 * Who comes in: accounts, password, oidc, signin, http, in this order.
 */
package io.serviceloop.access;
