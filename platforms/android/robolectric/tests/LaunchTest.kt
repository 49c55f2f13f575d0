package coop.cooprofesoresun.multiportal.run

import android.app.Application
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.drawable.Drawable
import coop.cooprofesoresun.multiportal.phone.R
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** What the system draws before the app's code runs, by Android's own graphics: the launch window and the icon. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class LaunchTest {
    private val application: Application get() = RuntimeEnvironment.getApplication()

    @Test
    fun `launch window shows the mark on white`() = assertMarkIsDrawn("launch-light", Color.WHITE, Color.rgb(0x0b, 0x4a, 0x31))

    @Test
    @Config(qualifiers = "+night")
    fun `launch window shows the mark on dark at night`() = assertMarkIsDrawn("launch-dark", Color.rgb(0x0d, 0x17, 0x13), Color.WHITE)

    @Test
    fun `launcher shows an icon without holes`() {
        val icon = drawn("icon", launcher().loadIcon(application.packageManager), ICON, ICON)
        assertEquals(OPAQUE, Color.alpha(icon.getPixel(ICON / 2, ICON / 2)))
        assertTrue("front and back differ", icon.colours().size > 1)
    }

    private fun launcher() = application.packageManager.queryIntentActivities(
        Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(application.packageName), 0,
    ).single()

    private fun assertMarkIsDrawn(name: String, ground: Int, mark: Int) {
        val theme = application.resources.newTheme().apply { applyStyle(launcher().activityInfo.themeResource, true) }
        val background = theme.obtainStyledAttributes(intArrayOf(android.R.attr.windowBackground)).use { checkNotNull(it.getDrawable(0)) }
        val screen = application.resources.displayMetrics
        val window = drawn(name, background, screen.widthPixels, screen.heightPixels)
        assertEquals(ground, window.getPixel(0, 0))
        assertEquals(ground, window.getPixel(window.width - 1, window.height - 1))
        assertTrue("the mark's colour is there", mark in window.colours())
        assertEquals(ground, application.getColor(R.color.multiportal_page))
    }

    private fun drawn(name: String, drawable: Drawable, width: Int, height: Int): Bitmap {
        val bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        drawable.setBounds(0, 0, width, height)
        drawable.draw(Canvas(bitmap))
        val file = Made.file("pictures/$name.png").apply { parentFile!!.mkdirs() }
        file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, BEST, it) }
        return bitmap
    }

    private fun Bitmap.colours() = IntArray(width * height).also { getPixels(it, 0, width, 0, 0, width, height) }.toSet()

    private companion object {
        const val ICON = 432
        const val OPAQUE = 255
        const val BEST = 100
    }
}
