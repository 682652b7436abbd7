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

/** Prints the page that the core draws for a screen, or saves it as a file; nothing when it draws none. */
fun Activity.printPage(screen: Screen) {
    val page = SvgPage(paper(screen) ?: return)
    val name = screen.frame.title
    getSystemService(PrintManager::class.java).print(name, PagePrinter(page, name), null)
}

/** One page as a PDF, as large as the paper chosen lets it be. */
class PagePrinter(private val page: SvgPage, private val name: String) : PrintDocumentAdapter() {
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
            .setPageCount(1)
            .build()
        callback.onLayoutFinished(info, before?.mediaSize != now.mediaSize)
    }

    override fun onWrite(
        pages: Array<out PageRange>,
        destination: ParcelFileDescriptor,
        cancelled: CancellationSignal,
        callback: WriteResultCallback,
    ) {
        if (cancelled.isCanceled) return callback.onWriteCancelled()
        try {
            FileOutputStream(destination.fileDescriptor).use { page.writePdf(paper, it) }
            callback.onWriteFinished(arrayOf(PageRange.ALL_PAGES))
        } catch (_: IOException) {
            callback.onWriteFailed(null)
        }
    }
}

/** Writes the page as a PDF on paper of this size, as large as it fits. */
internal fun SvgPage.writePdf(paper: PrintAttributes.MediaSize, to: OutputStream) {
    val width = (paper.widthMils / MILS_PER_POINT).toInt()
    val height = (paper.heightMils / MILS_PER_POINT).toInt()
    val document = PdfDocument()
    try {
        val sheet = document.startPage(PdfDocument.PageInfo.Builder(width, height, 1).create())
        val (across, down) = size
        val scale = minOf(width / across, height / down)
        sheet.canvas.translate((width - scale * across) / 2, 0f)
        sheet.canvas.scale(scale, scale)
        draw(sheet.canvas)
        document.finishPage(sheet)
        document.writeTo(to)
    } finally {
        document.close()
    }
}
