package io.serviceloop.overview;

import io.serviceloop.project.Project;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every page about a project, which its model holds as {@code project}, shows in its
 * frame what the reader may do next with it, as {@code next}.
 */
@Component
class LinksOfPages implements HandlerInterceptor, WebMvcConfigurer {

	private final NextSteps next;

	LinksOfPages(NextSteps next) {
		this.next = next;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView page) {
		if (page != null && page.getModel().get("project") instanceof Project project) {
			String here = request.getRequestURI().substring(request.getContextPath().length());
			page.addObject("next", next.of(project).stream().filter(link -> !link.href().equals(here)).toList());
		}
	}

}
