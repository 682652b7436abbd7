package aftercare.app.print

import aftercare.core.Screen
import aftercare.core.paper
import aftercare.shell.frame
import android.app.Activity
import android.graphics.pdf.PdfDocument
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import android.print.PrintManager
import java.io.FileOutputStream
import java.io.IOException
import java.io.OutputStream

/** Sizes of paper are told in thousandths of an inch, those of a PDF in 72nds. */
private const val MILS_PER_POINT = 1000f / 72f

/** Prints the pages that the core draws for a screen, or saves them as a file; nothing when it draws none. */
fun Activity.printPages(screen: Screen) {
    val pages = paper(screen).map(::SvgPage).ifEmpty { return }
    val name = screen.frame.title
    getSystemService(PrintManager::class.java).print(name, PagePrinter(pages, name), null)
}

/** The pages as a PDF, as large as the paper chosen lets them be. */
class PagePrinter(private val pages: List<SvgPage>, private val name: String) : PrintDocumentAdapter() {
    private var paper = PrintAttributes.MediaSize.ISO_A4

    override fun onLayout(
        before: PrintAttributes?,
        now: PrintAttributes,
        cancelled: CancellationSignal,
        callback: LayoutResultCallback,
        extras: Bundle?,
    ) {
        if (cancelled.isCanceled) return callback.onLayoutCancelled()
        paper = now.mediaSize ?: PrintAttributes.MediaSize.ISO_A4
        val info = PrintDocumentInfo.Builder("$name.pdf")
            .setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT)
            .setPageCount(pages.size)
            .build()
        callback.onLayoutFinished(info, before?.mediaSize != now.mediaSize)
    }

    override fun onWrite(
        wanted: Array<out PageRange>,
        destination: ParcelFileDescriptor,
        cancelled: CancellationSignal,
        callback: WriteResultCallback,
    ) {
        if (cancelled.isCanceled) return callback.onWriteCancelled()
        try {
            FileOutputStream(destination.fileDescriptor).use { pages.writePdf(paper, it) }
            callback.onWriteFinished(arrayOf(PageRange.ALL_PAGES))
        } catch (_: IOException) {
            callback.onWriteFailed(null)
        }
    }
}

/** Writes the pages as a PDF on paper of this size, each as large as it fits. */
internal fun List<SvgPage>.writePdf(paper: PrintAttributes.MediaSize, to: OutputStream) {
    val width = (paper.widthMils / MILS_PER_POINT).toInt()
    val height = (paper.heightMils / MILS_PER_POINT).toInt()
    val document = PdfDocument()
    try {
        forEachIndexed { index, page ->
            val sheet = document.startPage(PdfDocument.PageInfo.Builder(width, height, index + 1).create())
            val (across, down) = page.size
            val scale = minOf(width / across, height / down)
            sheet.canvas.translate((width - scale * across) / 2, 0f)
            sheet.canvas.scale(scale, scale)
            page.draw(sheet.canvas)
            document.finishPage(sheet)
        }
        document.writeTo(to)
    } finally {
        document.close()
    }
}
