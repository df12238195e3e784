/** What people were refused, written down once it was answered. */
package io.serviceloop.access.refusal;
