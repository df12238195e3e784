/**
 * The work so far in sections, as forms, the Project tab and the API show it: what is
 * said is decided here, how it looks where it is shown.
 */
package io.serviceloop.overview.work;
