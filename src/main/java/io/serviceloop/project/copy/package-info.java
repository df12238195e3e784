/**
 * Copy (抄送): who reads along in a project without working on it finds it among his own,
 * and is told once (E29).
 */
package io.serviceloop.project.copy;
