package io.serviceloop.overview.mine.feed;

import java.security.Principal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which people get, renew and give up the address of their calendar;
 * everybody the own one only. The address itself is shown once, when it is made.
 */
@Controller
class CalendarAddressPage {

	private static final String PATH = "/my-work/calendar";

	private final CalendarAddresses addresses;

	private final CalendarFeed feed;

	CalendarAddressPage(CalendarAddresses addresses, CalendarFeed feed) {
		this.addresses = addresses;
		this.feed = feed;
	}

	/** The address comes with the redirect that follows its making, and goes with it. */
	@GetMapping(PATH)
	String show(Principal me, Model model) {
		model.addAttribute("state", addresses.of(me.getName()).orElse(null));
		return "calendarAddress";
	}

	@PostMapping(PATH)
	ModelAndView make(Principal me, RedirectAttributes once) {
		String address = feed.address(addresses.make(me.getName()));
		once.addFlashAttribute("address", address);
		once.addFlashAttribute("subscription", address.replaceFirst("^https?:", "webcal:"));
		return shown();
	}

	@PostMapping(PATH + "/withdrawn")
	ModelAndView withdraw(Principal me) {
		addresses.withdraw(me.getName());
		return shown();
	}

	private static ModelAndView shown() {
		return new ModelAndView("redirect:" + PATH, HttpStatus.SEE_OTHER);
	}

}
