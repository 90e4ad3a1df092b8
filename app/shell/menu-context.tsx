'use client'

import { createContext, use } from 'react'
import type { EntryGroup } from '#app/shell/navigation.ts'

/** The menu of the page that is shown, for what leads to its entries in another way. */
export const MenuContext = createContext<readonly EntryGroup[]>([])

export const useMenu = (): readonly EntryGroup[] => use(MenuContext)
