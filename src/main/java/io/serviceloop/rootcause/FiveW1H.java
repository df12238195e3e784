package io.serviceloop.rootcause;

import jakarta.validation.constraints.Size;

/**
 * One typical case of a problem by who, when, where, what, why and how (C33); any part
 * may be null.
 */
public record FiveW1H(@Size(max = 2000) String who, @Size(max = 2000) String when, @Size(max = 2000) String where,
		@Size(max = 2000) String what, @Size(max = 2000) String why, @Size(max = 2000) String how) {
}
