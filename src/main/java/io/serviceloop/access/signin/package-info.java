/**
 * How somebody signs in, and who is taken for whom.
 */
package io.serviceloop.access.signin;
