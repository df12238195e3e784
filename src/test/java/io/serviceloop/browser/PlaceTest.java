package io.serviceloop.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that do what Tasklist does while somebody clicks. */
@ExtendWith(WhereChromiumIs.class)
class PlaceTest {

	private static ChromeDriver driver;

	private static Page page;

	@BeforeAll
	static void open() {
		driver = Chromium.start("en");
		page = new Page(driver);
	}

	@AfterAll
	static void close() {
		driver.quit();
	}

	@Test
	void aListThatIsDrawnAnewAgainAndAgainIsClickedOnce() {
		show("""
				const draw = () => document.body.innerHTML = '<a href="#" onclick="clicks++">Task</a>';
				draw();
				const drawing = setInterval(draw, 20);
				setTimeout(() => clearInterval(drawing), 2000);
				""");
		page.click("a");
		assertThat(clicks()).isEqualTo(1);
	}

	@Test
	void whatIsDrawnAnewUnderTheMouseIsClickedAgain() {
		show("""
				const draw = () => document.body.innerHTML = '<a href="#" onclick="clicks++">Task</a>';
				draw();
				document.addEventListener('mousedown', draw, { once: true });
				""");
		page.click("a");
		assertThat(clicks()).isEqualTo(1);
	}

	@Test
	void whatIsCoveredIsClickedWhenTheCoverIsGone() {
		show("""
				document.body.innerHTML = '<button onclick="clicks++">Go</button>'
					+ '<p id="cover" style="position: fixed; inset: 0; margin: 0; background: white"></p>';
				setTimeout(() => document.getElementById('cover').remove(), 500);
				""");
		page.click("button");
		assertThat(clicks()).isEqualTo(1);
	}

	@Test
	void whatSlidesInIsClickedWhereItStops() {
		show("""
				document.body.innerHTML = '<button onclick="clicks++">Go</button>';
				document.querySelector('button').animate(
					[{ transform: 'translateX(900px)' }, { transform: 'none' }], { duration: 700 });
				""");
		page.click("button");
		assertThat(clicks()).isEqualTo(1);
	}

	@Test
	void whatTakesNoInputYetIsTypedIntoLaterAndKeepsTheText() {
		show("""
				const draw = attribute => document.body.innerHTML = `<input value="old" ${attribute}>`;
				draw('disabled');
				setTimeout(() => draw(''), 500);
				// What the form was loaded with comes late, once.
				let late = 1;
				document.body.addEventListener('input', event => {
					if (event.target.value === 'new' && late-- > 0) event.target.value = 'old';
				});
				""");
		page.at("input").type("new");
		assertThat(page.at("input").value()).isEqualTo("new");
	}

	private static void show(String script) {
		driver.get("about:blank");
		driver.executeScript("window.clicks = 0;" + script);
	}

	private static long clicks() {
		return (Long) driver.executeScript("return window.clicks");
	}

}
