package io.serviceloop.overview;

import java.util.Map;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.Limits;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells browsers and programs what a form asks, as the server will check it. */
@RestController
class FormController {

	private final Forms forms;

	FormController(Forms forms) {
		this.forms = forms;
	}

	/**
	 * What the fields of a form may hold, by name.
	 * @throws SubmissionRefused (404) where there is no such form
	 */
	@GetMapping("/api/forms/{form}")
	Map<String, Limits> limits(@PathVariable String form) {
		Form<?> asked = forms.of(form).orElseThrow(() -> SubmissionRefused.gone("form", form, "wrong.noForm"));
		return forms.limits(asked);
	}

}
