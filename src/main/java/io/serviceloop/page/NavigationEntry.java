package io.serviceloop.page;

import java.util.Set;

import io.serviceloop.loop.people.Role;

/**
 * A place that the navigation leads to. A page makes one a bean in its own package; its
 * {@code @Order} says where it stands, Tasklist at 0.
 *
 * @param path below the root of the application, such as {@code /account}
 * @param textKey of its name in {@code messages.properties}
 * @param roles those who see it; empty for everybody who is signed in. It is a sign, no
 * lock: the page itself refuses whom it is not for.
 */
public record NavigationEntry(String path, String textKey, Set<Role> roles) {
}
