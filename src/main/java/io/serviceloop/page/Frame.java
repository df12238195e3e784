package io.serviceloop.page;

import java.security.Principal;
import java.util.List;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page what its frame shows, as {@code frame}; controllers only name their
 * template.
 */
@Component
class Frame implements HandlerInterceptor, WebMvcConfigurer {

	private final Navigation navigation;

	private final People people;

	Frame(Navigation navigation, People people) {
		this.navigation = navigation;
		this.people = people;
	}

	/**
	 * What the frame shows.
	 *
	 * @param person the name of who is signed in; null before that
	 * @param links empty before that
	 * @param zone where days are days
	 */
	record Shown(String person, List<Navigation.Link> links, String zone) {
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView page) {
		// The model of a redirect would end up in its address.
		if (page != null && page.hasView() && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
			page.addObject("frame", shown(request));
		}
	}

	private Shown shown(HttpServletRequest request) {
		Principal reader = request.getUserPrincipal();
		if (reader == null) {
			return new Shown(null, List.of(), EngineClock.zone().getId());
		}
		// The error page is shown while the database is away, too.
		boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
		return new Shown(failed ? reader.getName() : people.nameOf(reader.getName()), navigation.links(request),
				EngineClock.zone().getId());
	}

}
