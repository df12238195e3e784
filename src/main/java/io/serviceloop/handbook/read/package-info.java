/** The handbook to read: its contents, its search, and one standard (A41, E27, E71). */
package io.serviceloop.handbook.read;
