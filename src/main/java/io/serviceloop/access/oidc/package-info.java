/**
 * Sign-in with OpenID Connect (E07).
 */
package io.serviceloop.access.oidc;
