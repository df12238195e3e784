/** What anybody proposes for the handbook, and what becomes of it (A41, E27). */
package io.serviceloop.handbook.proposal;
