/** Step 7, its end: what worked becomes the standard (A41, E27). */
package io.serviceloop.handbook;
