package io.serviceloop.collection.saved;

import io.serviceloop.loop.form.Posted;
import org.springframework.context.annotation.Import;

/** Saved mappings over HTTP, for tests of the collection alone. */
@Import({ SavedMappings.class, MappingsController.class, Posted.class })
public class SavedAlone {

}
